// Prints the seconds of processor time that wink-nlp takes for the texts of a file.
import winkNLP from 'wink-nlp'
import model from 'wink-eng-lite-web-model'
import { time } from './time.mjs'

const nlp = winkNLP(model, ['sbd', 'pos', 'ner'])
const its = nlp.its

time(text => {
  const doc = nlp.readDoc(text)
  return [doc.tokens().out(its.pos), doc.entities().out(its.detail)]
})
