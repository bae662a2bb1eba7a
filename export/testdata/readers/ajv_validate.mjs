// Validates JSON, or JSON lines, against a JSON Schema with ajv and prints how many values are valid.
//
// usage: ajv_validate.mjs SCHEMA < values
import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false })
const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2])))
const input = readFileSync(0, 'utf8')
let values
try {
  values = [JSON.parse(input)]
} catch {
  values = input.trimEnd().split('\n').map((line) => JSON.parse(line))
}
for (const value of values) {
  if (!validate(value)) {
    console.error(JSON.stringify(validate.errors, null, 1))
    process.exit(1)
  }
}
console.log(values.length)
