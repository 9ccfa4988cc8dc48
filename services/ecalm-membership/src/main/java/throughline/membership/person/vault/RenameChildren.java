package throughline.membership.person.vault;

import static throughline.platform.database.Statements.texts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import throughline.platform.database.Statements;

/** Changes the names of many children at once, by as many statements for a thousand as for one. */
@ApplicationScoped
public class RenameChildren {

  /** The member first, as a desk that amends a name locks it. */
  private static final String LOCK =
      "SELECT key FROM member WHERE key = ANY (?::uuid[]) ORDER BY key FOR UPDATE";

  private static final String RENAME =
      """
      WITH renamed AS (
        UPDATE vault.child SET given_names = asked.given, family_name = asked.family,
          not_named_yet = false
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[])
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

  private final Statements statements;

  RenameChildren(Statements statements) {
    this.statements = statements;
  }

  /** Changes them. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Set<UUID> rename(List<Renaming> children) {
    var keys = texts(children, Renaming::member);
    statements.all(LOCK, row -> row.getObject(1, UUID.class), (Object) keys);
    return Set.copyOf(
        statements.all(
            RENAME,
            row -> row.getObject(1, UUID.class),
            keys,
            texts(children, child -> child.before().givenNames()),
            texts(children, child -> child.before().familyName()),
            children.stream().map(child -> child.before().notYet()).toArray(Boolean[]::new),
            texts(children, child -> child.after().givenNames()),
            texts(children, child -> child.after().familyName())));
  }
}
