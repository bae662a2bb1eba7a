// Prints the seconds of processor time that compromise takes for the texts of a file.
import nlp from 'compromise'
import { time } from './time.mjs'

time(text => {
  const doc = nlp(text)
  return [doc.people().out('array'), doc.places().out('array'), doc.organizations().out('array')]
})
