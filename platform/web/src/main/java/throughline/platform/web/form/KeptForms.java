package throughline.platform.web.form;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;
import throughline.platform.web.input.Form;
import throughline.platform.web.limits.UploadedFile;
import throughline.platform.web.seal.Secret;

/** The table kept_form. */
@Singleton
class KeptForms implements ExpiringRows {

  /** More than the tabs somebody has open; few enough that nobody fills the disk. */
  static final int MOST_OF_ONE_OWNER = 5;

  private static final String KEEP =
      """
      INSERT INTO kept_form (id, owner, path, fields, file, expires_at) VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String KEEP_AGAIN =
      "UPDATE kept_form SET fields = ?, expires_at = ? WHERE id = ?";

  private static final String DROP_ALL_BUT_THE_NEWEST =
      """
      DELETE FROM kept_form WHERE id IN (
        SELECT id FROM kept_form WHERE owner = ? ORDER BY expires_at DESC OFFSET ?)
      """;

  private static final String READ_LIVE_OF_OWNER =
      """
      SELECT path, fields, file, expires_at FROM kept_form
      WHERE id = ? AND owner = ? AND expires_at > ?
      """;

  private static final String DROP = "DELETE FROM kept_form WHERE id = ?";

  private static final String PURGE_BATCH =
      """
      DELETE FROM kept_form WHERE id IN (
        SELECT id FROM kept_form WHERE expires_at <= ?
        ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private static final String FILE = "file";

  /**
   * What was typed, and where it was sent.
   *
   * @param file that came with it; one that is too large is known, and not kept
   */
  record Kept(String path, MultivaluedMap<String, String> fields, Optional<UploadedFile> file) {

    /** Whether these are the fields of the same form: its key says which it is. */
    boolean isSameAs(MultivaluedMap<String, String> sent) {
      return Objects.equals(key(), sent.getFirst(Form.IDEMPOTENCY_KEY));
    }

    String key() {
      return fields.getFirst(Form.IDEMPOTENCY_KEY);
    }

    private byte[] fieldsAsBytes() {
      JsonObject json = new JsonObject();
      fields.forEach((name, values) -> json.put(name, new JsonArray(values)));
      return json.encode().getBytes(StandardCharsets.UTF_8);
    }

    private static MultivaluedMap<String, String> fields(byte[] bytes) {
      MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
      JsonObject json = new JsonObject(new String(bytes, StandardCharsets.UTF_8));
      for (String name : json.fieldNames()) {
        json.getJsonArray(name).forEach(value -> fields.add(name, (String) value));
      }
      return fields;
    }

    private static byte[] fileAsBytes(UploadedFile file) {
      return new JsonObject()
          .put("field", file.field())
          .put("name", file.name())
          .put("size", file.size())
          .put("limit", file.limit())
          .encode()
          .getBytes(StandardCharsets.UTF_8);
    }

    private static UploadedFile file(byte[] bytes) {
      JsonObject json = new JsonObject(new String(bytes, StandardCharsets.UTF_8));
      return UploadedFile.kept(
          json.getString("field"),
          json.getString("name"),
          json.getLong("size"),
          json.getLong("limit"));
    }
  }

  /** A form that a browser keeps, the secret that opens it, and when it expires. */
  record Found(Secret secret, Kept form, Instant until) {

    /** As it is shown again: its page names the file, if there is one, by the row. */
    Form shown() {
      if (form.file().isPresent()) {
        form.fields().putSingle(Form.KEPT_FILE, row());
      }
      return Form.kept(form.fields(), form.file());
    }

    /** Whether this is the form whose file the page of what was sent has shown. */
    boolean hasFileFor(MultivaluedMap<String, String> sent) {
      return form.file().isPresent() && row().equals(sent.getFirst(Form.KEPT_FILE));
    }

    private String row() {
      return HexFormat.of().formatHex(secret.id());
    }
  }

  private final Statements statements;
  private final KeptFiles files;

  KeptForms(Statements statements, KeptFiles files) {
    this.statements = statements;
    this.files = files;
  }

  /** In place of what was kept with this secret. */
  @Transactional
  void keep(Secret secret, byte[] owner, Kept form, Instant expiresAt) {
    UploadedFile file = form.file().orElse(null);
    drop(secret);
    statements.update(
        KEEP,
        secret.id(),
        owner,
        form.path(),
        secret.seal(form.fieldsAsBytes()),
        file == null ? null : secret.seal(Kept.fileAsBytes(file), FILE),
        expiresAt);
    if (file != null && !file.isTooLarge()) {
      files.keep(secret, file);
    }
    statements.update(DROP_ALL_BUT_THE_NEWEST, owner, MOST_OF_ONE_OWNER);
  }

  /** Keeps what was typed since in place of what was, and the file as it is. */
  void keepAgain(Secret secret, Kept form, Instant expiresAt) {
    statements.update(KEEP_AGAIN, secret.seal(form.fieldsAsBytes()), expiresAt, secret.id());
  }

  /** In this order, without what has expired, was sent since, or is somebody else's. */
  List<Found> find(List<Secret> secrets, byte[] owner, Instant now) {
    return secrets.stream().flatMap(secret -> find(secret, owner, now).stream()).toList();
  }

  private Optional<Found> find(Secret secret, byte[] owner, Instant now) {
    return statements.first(
        READ_LIVE_OF_OWNER,
        row -> new Found(secret, kept(secret, row), Statements.instant(row, "expires_at")),
        secret.id(),
        owner,
        now);
  }

  private static Kept kept(Secret secret, ResultSet row) throws SQLException {
    return new Kept(
        row.getString("path"),
        Kept.fields(secret.open(row.getBytes("fields"))),
        Optional.ofNullable(row.getBytes("file")).map(file -> Kept.file(secret.open(file, FILE))));
  }

  void drop(Secret secret) {
    statements.update(DROP, secret.id());
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE_BATCH, before, limit);
  }
}
