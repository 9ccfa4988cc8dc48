package throughline.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import throughline.bench.suite.MeasurementFailed;

/** A mail that the bookings service wrote, for a floor that keeps as many bytes. */
record Confirmation(
    String kind,
    String subject,
    String html,
    String attachment,
    String attachmentType,
    byte[] content) {

  private static final String LATEST =
      """
      SELECT mail.kind, mail.subject, mail.html_body,
             file.name, file.content_type, file.content
      FROM mail JOIN mail_attachment file ON file.mail_id = mail.id
      ORDER BY mail.created_at DESC LIMIT 1
      """;

  /** The latest one that is kept. */
  static Confirmation latest(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(LATEST)) {
      if (!row.next()) {
        throw new MeasurementFailed("The bookings service wrote no mail.");
      }
      return new Confirmation(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getBytes(6));
    }
  }
}
