package throughline.membership.record.subjectaccess;

import throughline.platform.web.input.Form;

/** For whom everything is put together, why, and in which form, as typed. */
record ExportRequest(
    String reader, String barredReason, String reason, String address, String format) {

  static ExportRequest of(Form form) {
    return new ExportRequest(
        form.text("reader"),
        form.text("barredReason"),
        form.text("reason"),
        form.text("address"),
        form.text("format"));
  }
}
