package throughline.platform.web.form;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
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
      INSERT INTO kept_form (id, owner, path, fields, file, expires_at) VALUES (:id, :owner, :path, :fields, :file, :expires)
      """;

  private static final String KEEP_AGAIN =
      "UPDATE kept_form SET fields = :fields, expires_at = :expires WHERE id = :id";

  private static final String DROP_ALL_BUT_THE_NEWEST =
      """
      DELETE FROM kept_form WHERE id IN (
        SELECT id FROM kept_form WHERE owner = :owner ORDER BY expires_at DESC OFFSET :most)
      """;

  private static final String READ_LIVE_OF_OWNER =
      """
      SELECT path, fields, file, expires_at FROM kept_form
      WHERE id = :id AND owner = :owner AND expires_at > :now
      """;

  private static final String DROP = "DELETE FROM kept_form WHERE id = :id";

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

  record Found(Secret secret, Kept form, Instant until) {

    /** As it is shown again: its page names the file, if there is one, by the row. */
    Form shown() {
      if (form.file().isPresent()) {
        form.fields().putSingle(Form.KEPT_FILE, row());
      }
      return Form.kept(form.fields(), form.file());
    }

    boolean hasFileFor(MultivaluedMap<String, String> sent) {
      return form.file().isPresent() && row().equals(sent.getFirst(Form.KEPT_FILE));
    }

    private String row() {
      return HexFormat.of().formatHex(secret.id());
    }
  }

  private final Sql sql;
  private final KeptFiles files;

  KeptForms(Sql sql, KeptFiles files) {
    this.sql = sql;
    this.files = files;
  }

  @Transactional
  void keep(Secret secret, byte[] owner, Kept form, Instant expiresAt) {
    UploadedFile file = form.file().orElse(null);
    drop(secret);
    sql.of(KEEP)
        .bind("id", secret.id())
        .bind("owner", owner)
        .bind("path", form.path())
        .bind("fields", secret.seal(form.fieldsAsBytes()))
        .bind("file", file == null ? null : secret.seal(Kept.fileAsBytes(file), FILE))
        .bind("expires", expiresAt)
        .update();
    if (file != null && !file.isTooLarge()) {
      files.keep(secret, file);
    }
    sql.of(DROP_ALL_BUT_THE_NEWEST).bind("owner", owner).bind("most", MOST_OF_ONE_OWNER).update();
  }

  void keepAgain(Secret secret, Kept form, Instant expiresAt) {
    sql.of(KEEP_AGAIN)
        .bind("fields", secret.seal(form.fieldsAsBytes()))
        .bind("expires", expiresAt)
        .bind("id", secret.id())
        .update();
  }

  /** In this order, without what has expired, was sent since, or is somebody else's. */
  List<Found> find(List<Secret> secrets, byte[] owner, Instant now) {
    return secrets.stream().flatMap(secret -> find(secret, owner, now).stream()).toList();
  }

  private Optional<Found> find(Secret secret, byte[] owner, Instant now) {
    return sql.of(READ_LIVE_OF_OWNER)
        .bind("id", secret.id())
        .bind("owner", owner)
        .bind("now", now)
        .first(Row.class)
        .map(row -> new Found(secret, row.open(secret), row.expiresAt()));
  }

  /** As it is stored: sealed. */
  record Row(String path, byte[] fields, byte[] file, Instant expiresAt) {

    private Kept open(Secret secret) {
      return new Kept(
          path,
          Kept.fields(secret.open(fields)),
          Optional.ofNullable(file).map(bytes -> Kept.file(secret.open(bytes, FILE))));
    }
  }

  void drop(Secret secret) {
    sql.of(DROP).bind("id", secret.id()).update();
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return ExpiringRows.purge(sql, "kept_form", "id", before, limit);
  }
}
