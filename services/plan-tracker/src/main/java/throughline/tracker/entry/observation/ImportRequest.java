package throughline.tracker.entry.observation;

import throughline.platform.web.input.Form;

/**
 * What is said of a whole file of figures.
 *
 * @param source of rows that give none of their own; empty for none
 * @param reason why figures are corrected, of rows that give none of their own; empty for none
 */
record ImportRequest(String source, String reason) {

  static ImportRequest of(Form form) {
    return new ImportRequest(form.value("source").strip(), form.value("reason").strip());
  }
}
