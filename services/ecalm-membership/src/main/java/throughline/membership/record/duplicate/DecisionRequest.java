package throughline.membership.record.duplicate;

import throughline.platform.web.input.Form;

/**
 * What somebody decided, as typed.
 *
 * @param versionA that of record A when they looked at it
 */
record DecisionRequest(String choice, String versionA, String versionB) {

  static DecisionRequest of(Form form) {
    return new DecisionRequest(form.text("choice"), form.value("versionA"), form.value("versionB"));
  }
}
