package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Changes the names of many children at once, by as many statements for a thousand as for one. */
@ApplicationScoped
public class RenameChildren {

  /** The member first, as a desk that amends a name locks it. */
  private static final String LOCK =
      "SELECT key FROM member WHERE key = ANY (:members) ORDER BY key FOR UPDATE";

  private static final String RENAME =
      """
      WITH renamed AS (
        UPDATE vault.child SET given_names = asked.given, family_name = asked.family,
          not_named_yet = false
        FROM unnest(CAST(:members AS uuid[]), CAST(:givenBefore AS text[]),
                    CAST(:familyBefore AS text[]), CAST(:unnamedBefore AS boolean[]),
                    CAST(:given AS text[]), CAST(:family AS text[]))
          AS asked (member_key, given_before, family_before, unnamed_before, given, family)
        WHERE child.member_key = asked.member_key
          AND child.given_names IS NOT DISTINCT FROM asked.given_before
          AND child.family_name IS NOT DISTINCT FROM asked.family_before
          AND child.not_named_yet = asked.unnamed_before
        RETURNING child.member_key),
      counted AS (
        UPDATE member SET version = version + 1 WHERE key IN (SELECT member_key FROM renamed))
      SELECT member_key FROM renamed
      """;

  private final Jdbi jdbi;

  RenameChildren(@OfVault Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Changes them. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Set<UUID> rename(List<Renaming> children) {
    var members = children.stream().map(Renaming::member).toList();
    var before = children.stream().map(Renaming::before).toList();
    var after = children.stream().map(Renaming::after).toList();
    return jdbi.withHandle(
        handle -> {
          handle
              .createQuery(LOCK)
              .bindArray("members", UUID.class, members)
              .mapTo(UUID.class)
              .list();
          var query = handle.createQuery(RENAME).bindArray("members", UUID.class, members);
          PersonVault.bind(query, "givenBefore", String.class, before, ChildName::givenNames);
          PersonVault.bind(query, "familyBefore", String.class, before, ChildName::familyName);
          PersonVault.bind(query, "unnamedBefore", Boolean.class, before, ChildName::notYet);
          PersonVault.bind(query, "given", String.class, after, ChildName::givenNames);
          PersonVault.bind(query, "family", String.class, after, ChildName::familyName);
          return query.mapTo(UUID.class).set();
        });
  }
}
