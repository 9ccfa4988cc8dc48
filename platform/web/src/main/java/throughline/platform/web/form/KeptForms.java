package throughline.platform.web.form;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;
import throughline.platform.web.seal.Secret;

/** The table kept_form. */
@Singleton
class KeptForms implements ExpiringRows {

  /** More than the tabs somebody has open; few enough that nobody fills the disk. */
  private static final int MOST_OF_ONE_OWNER = 5;

  private static final String KEEP =
      "INSERT INTO kept_form (id, owner, path, fields, expires_at) VALUES (?, ?, ?, ?, ?)";

  private static final String DROP_ALL_BUT_THE_NEWEST =
      """
      DELETE FROM kept_form WHERE id IN (
        SELECT id FROM kept_form WHERE owner = ? ORDER BY expires_at DESC OFFSET ?)
      """;

  private static final String READ_LIVE_OF_OWNER =
      "SELECT path, fields FROM kept_form WHERE id = ? AND owner = ? AND expires_at > ?";

  private static final String DROP =
      "DELETE FROM kept_form WHERE id = ? AND owner = ? AND path = ?";

  private static final String PURGE_BATCH =
      """
      DELETE FROM kept_form WHERE id IN (
        SELECT id FROM kept_form WHERE expires_at <= ?
        ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  /** What was typed, and where it was sent. */
  record Kept(String path, MultivaluedMap<String, String> fields) {

    byte[] toBytes() {
      JsonObject json = new JsonObject();
      fields.forEach((name, values) -> json.put(name, new JsonArray(values)));
      return json.encode().getBytes(StandardCharsets.UTF_8);
    }

    static Kept of(String path, byte[] bytes) {
      MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
      JsonObject json = new JsonObject(new String(bytes, StandardCharsets.UTF_8));
      for (String name : json.fieldNames()) {
        json.getJsonArray(name).forEach(value -> fields.add(name, (String) value));
      }
      return new Kept(path, fields);
    }
  }

  private final Statements statements;

  KeptForms(Statements statements) {
    this.statements = statements;
  }

  @Transactional
  void keep(Secret secret, byte[] owner, Kept form, Instant expiresAt) {
    byte[] sealed = secret.seal(form.toBytes());
    statements.update(KEEP, secret.id(), owner, form.path(), sealed, expiresAt);
    statements.update(DROP_ALL_BUT_THE_NEWEST, owner, MOST_OF_ONE_OWNER);
  }

  /** Empty when it has expired, was sent since, or is somebody else's. */
  Optional<Kept> find(Secret secret, byte[] owner, Instant now) {
    return statements.first(
        READ_LIVE_OF_OWNER,
        row -> Kept.of(row.getString("path"), secret.open(row.getBytes("fields"))),
        secret.id(),
        owner,
        now);
  }

  void drop(Secret secret, byte[] owner, String path) {
    statements.update(DROP, secret.id(), owner, path);
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE_BATCH, before, limit);
  }
}
