// Reads the number of a card as ReadCardNumber does, in the same words; a test holds the two together.

const longest = 60
const gaps = /[ \t\n\v\f\r\u00a0\u202f\u2010-\u2015-]+/g
const framed = /^[A-Da-d]?([0-9]*)[A-Da-d]?$/
const spreadsheet = /^[0-9]([.,][0-9]+)?E\+?[0-9]+$/i
const institutionDigits = 4
const item = '3'

// The digits, whatever stands between and around them.
export function digitsOf (typed) {
  const unbroken = typed.trim().replace(gaps, '')
  return framed.exec(unbroken)?.[1] ?? unbroken
}

// A sentence, or null if the number is right.
export function whatIsWrong (typed, format) {
  if ([...typed.trim()].length > longest) return `Card number must be ${longest} characters or fewer`
  const unbroken = typed.trim().replace(gaps, '')
  const digits = framed.exec(unbroken)?.[1]
  if (digits === undefined) return notDigits(unbroken, format)
  if (digits.length !== format.length) return wrongLength(digits, format)
  if (!digits.startsWith(format.prefix)) return wrongType(digits, format)
  if (!isChecked(digits)) return wrongDigit(digits, format)
  const ours = format.institution
  const begins = format.prefix.length
  if (ours === '' || digits.slice(begins, serialBegins(format)) === ours) return null
  return `This card is another library service's: digits ${begins + 1} to ${serialBegins(format)} of ours are ${ours}`
}

// Luhn's rule: from the right, every other digit counts double.
export function checkDigit (others) {
  const sum = [...others].reverse().reduce((sum, digit, i) => {
    const weighted = i % 2 === 0 ? 2 * digit : Number(digit)
    return sum + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return (10 - sum % 10) % 10
}

function isChecked (digits) {
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1))
}

function serialBegins (format) {
  return Math.min(format.prefix.length + institutionDigits, format.length - 1)
}

function notDigits (text, { length }) {
  return spreadsheet.test(text)
    ? `A spreadsheet has shortened this number and lost its last digits. Scan the card or copy the ${length} digits from the card itself`
    : `A card number has digits only. Scan the card or enter the ${length} digits under its barcode`
}

function wrongLength (digits, { length, prefix }) {
  if (digits.length === 2 * length && digits.slice(0, length) === digits.slice(length)) {
    return 'The card was scanned twice: this is its number two times. Leave one of them'
  }
  const whole = digits.padStart(length, '0')
  if (digits !== '' && digits.length < length && whole.startsWith(prefix) && isChecked(whole)) {
    return `The zeros at the beginning were lost, as a spreadsheet does. Scan the card or enter all ${length} digits`
  }
  return `A card number has ${length} digits, this one has ${digits.length}. Scan the card or compare it with the card`
}

function wrongType (digits, { prefix }) {
  return prefix === '2' && digits[0] === item
    ? 'This is an item\'s barcode: it begins with 3. Scan the card, whose number begins with 2'
    : `A card number begins with ${prefix}, this one with ${digits.slice(0, prefix.length)}. Compare it with the card`
}

function wrongDigit (digits, format) {
  const last = digits.length - 1
  const message = `Look at ${grouped(digits)} again: one digit is wrong or two neighbours are swapped. If the first ${last} are right, the last is ${checkDigit(digits.slice(0, last))}`
  const swaps = neighboursToSwap(digits, format)
  return swaps.length === 0 ? message : `${message}. If two are swapped, they are ${swaps.join(' or ')}`
}

function grouped (digits) {
  return digits.length === 14
    ? digits.replace(/(.)(.{4})(.{8})(.)/, '$1 $2 $3 $4')
    : digits.replace(/(.{4})(?=.)/g, '$1 ')
}

function neighboursToSwap (digits, format) {
  const swaps = []
  for (let i = serialBegins(format); i < digits.length - 1; i++) {
    const swapped = digits.slice(0, i) + digits[i + 1] + digits[i] + digits.slice(i + 2)
    if (isChecked(swapped)) swaps.push(`digits ${i + 1} and ${i + 2} (${digits.slice(i, i + 2)})`)
  }
  return swaps
}
