module github.com/dossier-kg/dossier

go 1.26
