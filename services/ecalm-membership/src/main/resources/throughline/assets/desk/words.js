export function count (number, one, many) {
  return `${number} ${number === 1 ? one : many}`
}
