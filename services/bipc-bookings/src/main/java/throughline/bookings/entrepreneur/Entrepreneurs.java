package throughline.bookings.entrepreneur;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SameName;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;

/** The people who book sessions, and where they get mail about them. */
@ApplicationScoped
public class Entrepreneurs {
  /**
   * Whoever books again, and is as their sign-in says, costs this statement and no other. The lock
   * has what else this person books wait, so that how much they booked can be counted, and a merge.
   * It is the first of all that are taken; the booking's foreign key takes one anyway.
   */
  private static final String FIND_AS_SIGNED_IN =
      """
      SELECT remaining.id, remaining.entrepreneur_key AS key
      FROM person
      JOIN person_details ON person_id = person.id
      JOIN entrepreneur ON entrepreneur.id = person.id
      JOIN entrepreneur remaining ON remaining.id = coalesce(entrepreneur.merged_into, entrepreneur.id)
      WHERE subject = :subject AND display_name = :name
        AND email_address IS NOT DISTINCT FROM :address AND remaining.remains
      FOR NO KEY UPDATE OF remaining
      """;

  private static final String LOCK =
      "SELECT id FROM entrepreneur WHERE id = :person FOR NO KEY UPDATE";

  private static final String FOLLOW_ADDRESS =
      """
      UPDATE person_details SET email_address = :address
      WHERE person_id = :person AND email_address IS DISTINCT FROM :address
      """;

  private static final String REGISTER_UNLESS_REGISTERED =
      """
      INSERT INTO entrepreneur (id) VALUES (:person)
      ON CONFLICT ON CONSTRAINT entrepreneur_pk DO NOTHING
      """;

  private static final String REMAINING =
      """
      SELECT remaining.id, remaining.entrepreneur_key AS key
      FROM entrepreneur
      JOIN entrepreneur remaining ON remaining.id = coalesce(entrepreneur.merged_into, entrepreneur.id)
      WHERE entrepreneur.id = :person AND remaining.remains
      FOR KEY SHARE OF remaining
      """;

  /** Of the record itself before that of one which was merged into it. */
  private static final String ADDRESS =
      """
      SELECT email_address FROM entrepreneur
      JOIN person_details ON person_id = id
      WHERE :person IN (id, merged_into) AND email_address IS NOT NULL
      ORDER BY merged_into IS NULL DESC, id
      """;

  /** Two that name the same address at once make one record, whatever constraint there is not. */
  private static final String ONE_AT_A_TIME =
      "SELECT pg_advisory_xact_lock(hashtextextended(:address, 20261201)) IS NULL";

  /** Those with that address, the one with an account first: it is the person's own word. */
  private static final String WITH_ADDRESS =
      """
      SELECT coalesce(merged_into, id) AS id, display_name AS name, lower(email_address) AS address
      FROM person_details
      JOIN entrepreneur ON id = person_id
      JOIN person USING (id)
      WHERE lower(email_address) = :address
      ORDER BY subject IS NULL, id
      """;

  private static final String ADD =
      """
      WITH added AS (INSERT INTO person (id) VALUES (:id) RETURNING id),
      named AS (
        INSERT INTO person_details (person_id, display_name, email_address, phone)
        SELECT id, :name, CAST(:address AS text), CAST(:phone AS text) FROM added)
      INSERT INTO entrepreneur (id) SELECT id FROM added
      """;

  private static final String ONE_LIST_AT_A_TIME =
      """
      SELECT count(pg_advisory_xact_lock(hashtextextended(address, 20261201)))
      FROM (SELECT unnest(CAST(:addresses AS text[])) AS address ORDER BY 1) AS sorted
      """;

  private static final String WITH_ADDRESSES =
      WITH_ADDRESS.replace("= :address", "= ANY (CAST(:addresses AS text[]))");

  private static final String ADD_ALL =
      """
      WITH named AS (
        SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:names AS text[]), CAST(:addresses AS text[]),
                             CAST(:phones AS text[])) AS named (id, name, address, phone)),
      added AS (INSERT INTO person (id) SELECT id FROM named RETURNING id),
      details AS (
        INSERT INTO person_details (person_id, display_name, email_address, phone)
        SELECT id, name, address, phone FROM added JOIN named USING (id))
      INSERT INTO entrepreneur (id) SELECT id FROM added
      """;

  private record Named(UUID id, String name, String address) {}

  private final People people;
  private final Sql sql;

  Entrepreneurs(People people, Sql sql) {
    this.people = people;
    this.sql = sql;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Entrepreneur recognise(SignedIn who, Optional<String> address) {
    return sql.of(FIND_AS_SIGNED_IN)
        .bind("subject", who.subject())
        .bind("name", who.displayName())
        .bind("address", address.orElse(null))
        .first(Entrepreneur.class)
        .orElseGet(() -> follow(who, address));
  }

  private Entrepreneur follow(SignedIn who, Optional<String> address) {
    var person = people.recognise(who);
    sql.of(FOLLOW_ADDRESS).bind("address", address.orElse(null)).bind("person", person).update();
    sql.of(REGISTER_UNLESS_REGISTERED).bind("person", person).update();
    return lock(remaining(person));
  }

  /** Has whatever else this person books wait until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Entrepreneur lock(Entrepreneur entrepreneur) {
    sql.of(LOCK).bind("person", entrepreneur.id()).first(UUID.class);
    return entrepreneur;
  }

  /**
   * The person of this name and address who has no account, or has one that is the same in both: a
   * record that there is, or a new one. One household may share an address, so the name counts.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Entrepreneur withoutAccount(String name, String address) {
    return addByStaff(name, Optional.of(address), Optional.empty());
  }

  /**
   * Somebody whom staff name, with whatever is known of them. Without an address it is a new
   * record: two people may have one name.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Entrepreneur addByStaff(String name, Optional<String> address, Optional<String> phone) {
    return address
        .flatMap(given -> known(name, SameName.address(given)))
        .orElseGet(() -> add(name, address, phone));
  }

  /** Nobody else adds people of these addresses until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void holdAll(List<Contact> contacts) {
    sql.of(ONE_LIST_AT_A_TIME).bind("addresses", addresses(contacts)).one(Long.class);
  }

  private static List<String> addresses(List<Contact> contacts) {
    return contacts.stream()
        .flatMap(each -> each.email().map(SameName::address).stream())
        .distinct()
        .toList();
  }

  /**
   * The people of a list that is held: each that there is by address and name, and the others new,
   * of whom those with the same name, address and number are one.
   *
   * @return of each contact the record
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<UUID> addAll(List<Contact> contacts) {
    var known =
        sql.of(WITH_ADDRESSES).bind("addresses", addresses(contacts)).list(Named.class).stream()
            .collect(groupingBy(Named::address));
    var ids = new HashMap<String, UUID>();
    var added = new LinkedHashMap<UUID, Contact>();
    for (var contact : contacts) {
      ids.computeIfAbsent(
          SameName.key(contact),
          key ->
              contact
                  .email()
                  .flatMap(
                      email ->
                          known.getOrDefault(SameName.address(email), List.of()).stream()
                              .filter(each -> SameName.exactly(each.name(), contact.name()))
                              .map(Named::id)
                              .findFirst())
                  .orElseGet(
                      () -> {
                        var id = UUID.randomUUID();
                        added.put(id, contact);
                        return id;
                      }));
    }
    var people = added.values();
    sql.of(ADD_ALL)
        .bind("ids", added.keySet())
        .bind("names", TextArray.of(people, Contact::name))
        .bind("addresses", TextArray.of(people, each -> each.email().orElse(null)))
        .bind("phones", TextArray.of(people, each -> each.phone().orElse(null)))
        .update();
    return contacts.stream().map(each -> ids.get(SameName.key(each))).toList();
  }

  private Optional<Entrepreneur> known(String name, String address) {
    sql.of(ONE_AT_A_TIME).bind("address", address).one(Boolean.class);
    return sql.of(WITH_ADDRESS).bind("address", address).list(Named.class).stream()
        .filter(each -> SameName.exactly(each.name(), name))
        .findFirst()
        .map(each -> remaining(each.id()));
  }

  private Entrepreneur add(String name, Optional<String> address, Optional<String> phone) {
    var id = UUID.randomUUID();
    sql.of(ADD)
        .bind("id", id)
        .bind("name", name)
        .bind("address", address.map(String::strip).orElse(null))
        .bind("phone", phone.orElse(null))
        .update();
    return remaining(id);
  }

  /**
   * The record that remains of this one: itself, unless it was merged into another. It stays so
   * until the transaction ends; one that was merged at this very moment is asked for again.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Entrepreneur remaining(UUID person) {
    return readRemaining(person).or(() -> readRemaining(person)).orElseThrow();
  }

  private Optional<Entrepreneur> readRemaining(UUID person) {
    return sql.of(REMAINING).bind("person", person).first(Entrepreneur.class);
  }

  /** Where this person gets mail about what somebody else does; empty if that is not known. */
  public Optional<String> addressOf(UUID person) {
    return sql.of(ADDRESS).bind("person", person).first(String.class);
  }
}
