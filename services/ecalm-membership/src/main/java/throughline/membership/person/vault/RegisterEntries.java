package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.platform.database.Sql;

/** Which entry in the register of births is whose, as codes that cannot be turned back. */
@ApplicationScoped
public class RegisterEntries {

  /** One whose record stands for nobody any more is free again. */
  private static final String ADD =
      """
      INSERT INTO vault.register_entry (code, member_key)
      SELECT decode(code, 'hex'), member_key
      FROM unnest(CAST(:codes AS text[]), CAST(:members AS uuid[])) AS entry (code, member_key) ORDER BY code
      ON CONFLICT ON CONSTRAINT register_entry_pk
      DO UPDATE SET member_key = EXCLUDED.member_key
      WHERE NOT EXISTS (
        SELECT FROM member
        WHERE key = register_entry.member_key
          AND record_state <> 'IN_ERROR' AND sealed_at IS NULL AND erased_at IS NULL)
      """;

  private final Sql sql;

  RegisterEntries(@OfVault Sql sql) {
    this.sql = sql;
  }

  /** Adds them. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean add(Map<String, UUID> entries) {
    if (entries.isEmpty()) {
      return true;
    }
    var codes = List.copyOf(entries.keySet());
    return sql.of(ADD)
            .bind("codes", codes)
            .bind("members", codes.stream().map(entries::get).toList())
            .update()
        == entries.size();
  }
}
