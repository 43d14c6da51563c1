// Compiles every schema in Ajv's strict mode and validates every example against its schema; exit status 1 on any failure.
// Also fails on a schema without an example, on an example without a schema, and on a keyword that the server's validator cannot run.
// An example belongs to the schema with the longest name that its own name begins with: `save_answer.choice.json` → `save_answer`.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const { default: Ajv } = createRequire(join(root, '../client-web/package.json'))('ajv')
if (!Ajv) throw new Error('ajv 8 is missing in client-web/node_modules (an older one has no strict mode)')

// `shared` has no frame of its own; `walkthrough` describes the definitions, whose examples are the definitions themselves.
const withoutExamples = ['shared', 'walkthrough']
// std::regex overflows the stack on long input; the rest the server's validator passes over in silence or answers slowly.
const forbidden = ['pattern', 'patternProperties', 'format', 'oneOf', 'multipleOf', 'unevaluatedProperties', 'prefixItems', 'dependentRequired']

const failures = []
const fail = (file, what) => failures.push(`${file}: ${what}`)

const filesBelow = (folder, suffix) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .sort()

const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'))

/** Calls `visit(keyword, value)` for each keyword; names of properties and definitions are not keywords. */
const visitKeywords = (schema, visit) => {
  if (Array.isArray(schema)) return schema.forEach((part) => visitKeywords(part, visit))
  if (typeof schema !== 'object' || schema === null) return
  for (const [keyword, value] of Object.entries(schema)) {
    visit(keyword, value, schema)
    if (keyword === 'properties' || keyword === 'definitions') Object.values(value).forEach((part) => visitKeywords(part, visit))
    else if (!['enum', 'const', 'required'].includes(keyword)) visitKeywords(value, visit)
  }
}

const ajv = new Ajv({ strict: true, allErrors: true })
const names = filesBelow('.', '.schema.json')
const idOf = (name) => `file:///schemas/${name}`
for (const name of names) {
  const schema = read(name)
  const readByServer = name.startsWith('client/') || name.startsWith('plan/') || name.endsWith('.request.schema.json')
  visitKeywords(schema, (keyword, value, owner) => {
    if (forbidden.includes(keyword)) fail(name, `"${keyword}" must not be used`)
    if (!readByServer || keyword !== 'type') return
    if ([value].flat().includes('string') && owner.maxLength === undefined) fail(name, 'a string without maxLength')
    if (value === 'array' && owner.maxItems === undefined) fail(name, 'an array without maxItems')
    if (value === 'object' && owner.additionalProperties !== false) fail(name, 'an object open to further members')
  })
  ajv.addSchema(schema, idOf(name))
}

const validators = new Map()
for (const name of names) {
  try {
    validators.set(name, ajv.getSchema(idOf(name)))
  } catch (error) {
    fail(name, error.message)
  }
}

const exampled = new Set()
let examples = 0
for (const file of filesBelow('examples', '.json')) {
  const stem = relative('examples', file).slice(0, -'.json'.length)
  const name = names
    .filter((candidate) => `${stem}.`.startsWith(candidate.slice(0, -'schema.json'.length)))
    .sort((a, b) => b.length - a.length)[0]
  if (!name) {
    fail(file, 'no schema of this name')
    continue
  }
  examples += 1
  exampled.add(name)
  const validate = validators.get(name)
  if (validate && !validate(read(file))) fail(file, ajv.errorsText(validate.errors, { dataVar: '' }))
}
for (const name of names) {
  if (!exampled.has(name) && !withoutExamples.includes(name.split('/')[0])) fail(name, 'no example')
}

failures.forEach((line) => console.error(line))
console.log(`${names.length} schemas, ${examples} examples, ${failures.length} failures`)
process.exit(failures.length ? 1 : 0)
