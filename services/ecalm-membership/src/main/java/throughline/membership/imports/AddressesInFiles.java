package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.membership.person.vault.OfVault;
import throughline.membership.record.AddressCopies;
import throughline.membership.record.RecordAction;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditListener;
import throughline.platform.database.audit.AuditedRecord;

/**
 * The rows of registrars' spreadsheets hold addresses for some days: one that is made secret goes
 * from them in the same transaction.
 */
@ApplicationScoped
class AddressesInFiles implements AuditListener, AddressCopies {

  private static final String FORGET =
      """
      UPDATE vault.import_row SET cells = cells - 'ADDRESS' - 'POSTCODE'
      WHERE member_key = ANY (CAST(:members AS uuid[]))
      """;

  private static final String IN_FILES =
      """
      SELECT DISTINCT uploaded_at FROM vault.import_row JOIN import_file ON id = file_id
      WHERE member_key = :member
      """;

  private final Sql sql;

  AddressesInFiles(@OfVault Sql sql) {
    this.sql = sql;
  }

  @Override
  public void written(List<AuditEntry> entries) {
    var secret =
        entries.stream()
            .filter(entry -> entry.action() == RecordAction.ADDRESS_MADE_SECRET)
            .map(entry -> entry.record().id())
            .toList();
    if (!secret.isEmpty()) {
      sql.of(FORGET).bind("members", secret).update();
    }
  }

  /** The rows of whoever is erased go with the child. */
  @Override
  public void shredded(AuditedRecord record) {}

  @Override
  public List<Copy> of(UUID member) {
    return sql.of(IN_FILES).bind("member", member).list(Instant.class).stream()
        .map(
            sent ->
                new Copy(
                    sent,
                    "In a file of births. Here a secret address is taken out of it; ask whoever"
                        + " sent the file to delete theirs"))
        .toList();
  }
}
