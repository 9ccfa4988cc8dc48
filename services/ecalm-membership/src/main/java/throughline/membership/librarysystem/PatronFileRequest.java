package throughline.membership.librarysystem;

import throughline.platform.web.input.Form;

/** Who is to go into a file, as typed. */
record PatronFileRequest(String which, String from, String to) {

  static PatronFileRequest of(Form form) {
    return new PatronFileRequest(form.text("which"), form.date("from"), form.date("to"));
  }
}
