package throughline.volunteers.rota;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Sql;

/** What takes place and who comes, by their names: for whoever looks after a place. */
@ApplicationScoped
public class Plan {
  private static final int ADULT = 18;

  /**
   * Somebody who is expected.
   *
   * @param bornOn null where it is not known, since no role of theirs asks for it
   * @param atRisk whether the last night's look found that they may not serve on the day
   */
  public record Person(UUID id, String name, LocalDate bornOn, boolean atRisk) {
    private Person atRisk(boolean is) {
      return new Person(id, name, bornOn, is);
    }
  }

  /** A slot on one day or a shift, with those who come and those who would and are away. */
  public record Planned(Rota.Occasion occasion, List<Person> coming, List<Person> away) {
    /** How many people more are wanted. */
    public int missing() {
      return Math.max(0, occasion.wanted() - coming.size());
    }

    /**
     * Whether all who come are under 18, where no staff are with them. It is flagged and not
     * refused: who else comes, or is away, changes by the day, and a young person who is put in
     * first must not keep the adult out that comes next.
     */
    public boolean withoutAdult() {
      return !occasion.supervised()
          && !coming.isEmpty()
          && coming.stream().allMatch(person -> isYoung(person, occasion.day()));
    }

    private static boolean isYoung(Person person, LocalDate day) {
      return person.bornOn() != null && person.bornOn().plusYears(ADULT).isAfter(day);
    }
  }

  private static final String NAMED =
      """
      SELECT id, coalesce(display_name, 'A former volunteer') AS name, date_of_birth AS born_on, false AS at_risk
        FROM volunteer LEFT JOIN person_details ON person_id = id
       WHERE id = ANY (CAST(:people AS uuid[]))
       ORDER BY lower(display_name), id
      """;

  private static final String RISKS =
      """
      SELECT volunteer_id AS volunteer, about_id AS about, day FROM rota_risk
       WHERE day BETWEEN CAST(:from AS date) AND CAST(:to AS date)
      """;

  private record Risk(UUID volunteer, UUID about, LocalDate day) {}

  private final Rota rota;
  private final Sql sql;

  Plan(Rota rota, Sql sql) {
    this.rota = rota;
    this.sql = sql;
  }

  /** In the order of their beginning. */
  public List<Planned> of(Places places, LocalDate from, LocalDate to) {
    var expected = rota.at(places, from, to);
    var named = named(expected.stream().map(Rota.Expected::volunteer).distinct().toList());
    var risks = Set.copyOf(sql.of(RISKS).bind("from", from).bind("to", to).list(Risk.class));
    return rota.occasions(places, from, to).stream()
        .map(
            occasion -> {
              var people = new LinkedHashMap<Boolean, List<Person>>();
              for (var away : List.of(false, true)) {
                var ids =
                    expected.stream()
                        .filter(each -> each.away() == away && occasion.isOf(each))
                        .map(Rota.Expected::volunteer)
                        .collect(Collectors.toSet());
                people.put(
                    away,
                    named.stream()
                        .filter(person -> ids.contains(person.id()))
                        .map(person -> person.atRisk(risks.contains(risk(person, occasion))))
                        .toList());
              }
              return new Planned(occasion, people.get(false), people.get(true));
            })
        .toList();
  }

  private static Risk risk(Person person, Rota.Occasion occasion) {
    return new Risk(person.id(), occasion.about(), occasion.day());
  }

  private List<Person> named(Collection<UUID> people) {
    return sql.of(NAMED).bind("people", people).list(Person.class);
  }

  Map<UUID, String> names(Collection<UUID> people) {
    return named(people).stream().collect(Collectors.toMap(Person::id, Person::name));
  }
}
