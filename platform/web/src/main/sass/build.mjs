// Compiles throughline.scss into the stylesheet that the service serves. Run with: npm install && npm run build
// The hash of the source goes into the first line, so that a test can tell when the two have parted.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { compile, Logger } from 'sass'

const here = new URL('.', import.meta.url)
const source = new URL('throughline.scss', here)
const target = new URL('../resources/throughline/assets/throughline.css', here)

const { css } = compile(source.pathname, {
  style: 'compressed',
  loadPaths: [new URL('node_modules/', here).pathname],
  quietDeps: true,
  silenceDeprecations: ['import'],
  logger: Logger.silent
})
// What no page says; StylesheetTest tells when one does.
const UNUSED = /--inverse|--rebranded|-xl\b|drop-zone|file-upload-button|exit-this-page|-from-desktop|column-full|column-three-quarters|link--|link-image|button--start|start-icon|conditional|divider|input__(prefix|suffix)|label-wrapper|clearfix|until-tablet|visually-hidden-focusable/

function used(css) {
  return css
    .replace(/([^{}@;]+)(\{[^{}]*\})/g, (rule, selectors, body) => {
      const kept = selectors.split(/,(?![^(]*\))/).filter(each => !UNUSED.test(each))
      return kept.length ? kept.join(',') + body : ''
    })
    .replace(/@(media|supports)[^{}]*\{\}/g, '')
}

const hash = createHash('sha256').update(readFileSync(source)).digest('hex')
const notice = `/*! Built from throughline.scss ${hash}. Holds parts of govuk-frontend 5.14.0, Crown copyright, MIT licence. */\n`
writeFileSync(target, notice + used(css.replace(/^\uFEFF/, '')) + '\n')
