package throughline.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Statistics;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.client.SignedInBrowser;
import throughline.local.SuiteService;

/** What a coordinator of the county waits for, with five thousand volunteers. */
public final class VolunteersBench {
  private static final SuiteService SERVICE = SuiteService.VOLUNTEERS;
  private static final Goal QUEUE = Goal.below(100);
  private static final Goal APPROVAL = Goal.below(1_000);
  private static final Goal LONG = Goal.below(5_000);
  private static final int LOOKS = 40;

  /**
   * Rows by SQL, since how they came to be is not what is measured: everyone gave two hours on
   * twenty days of the last year, and has four slots, one of them yesterday, and of fifty one has a
   * check that runs out within the month; two thousand entries wait, a hundred at each of twenty
   * libraries.
   */
  private static final String[] FILL = {
    "CREATE TEMP TABLE somebody AS SELECT number, gen_random_uuid() AS id FROM generate_series(1, 5000) AS number",
    "INSERT INTO person (id) SELECT id FROM somebody",
    "INSERT INTO person_details (person_id, display_name) SELECT id, 'Sample ' || number FROM somebody",
    "INSERT INTO volunteer (id, status, date_of_birth) SELECT id, 'ACTIVE', DATE '1980-01-01' FROM somebody",
    """
    CREATE TEMP TABLE place AS
    SELECT code, row_number() OVER (ORDER BY code) - 1 AS number FROM library ORDER BY code LIMIT 20
    """,
    """
    INSERT INTO volunteer_place (volunteer_id, place_code)
    SELECT somebody.id, place.code FROM somebody JOIN place ON place.number = somebody.number % 20
    """,
    """
    INSERT INTO volunteer_role (volunteer_id, role_code, since)
    SELECT id, 'home-library', current_date - 700 FROM somebody
    """,
    """
    INSERT INTO hours_entry (id, version, volunteer_id, library_code, started_at, ended_at, status, entered_by, entered_at,
                             changed_by, changed_at, approved_by, approved_at)
    SELECT gen_random_uuid(), 1, somebody.id, place.code, starts, starts + interval '2 hours', 'APPROVED', somebody.id,
           starts + interval '3 hours', other.id, starts + interval '1 day', other.id, starts + interval '1 day'
      FROM somebody
      JOIN place ON place.number = somebody.number % 20
      JOIN somebody other ON other.number = 1 + somebody.number % 5000
     CROSS JOIN generate_series(1, 20) AS week,
           LATERAL (SELECT date_trunc('day', now()) - week * interval '17 days' + interval '10 hours') AS at (starts)
    """,
    """
    INSERT INTO hours_entry (id, version, volunteer_id, library_code, started_at, ended_at, status, entered_by, entered_at,
                             changed_by, changed_at)
    SELECT gen_random_uuid(), 1, somebody.id, place.code, starts, starts + interval '2 hours', 'SUBMITTED', somebody.id, now(),
           somebody.id, now()
      FROM somebody
      JOIN place ON place.number = somebody.number % 20,
           LATERAL (SELECT date_trunc('day', now()) - interval '1 day' + interval '14 hours') AS at (starts)
     WHERE somebody.number <= 2000
    """,
    "CREATE TEMP TABLE planned AS SELECT number, gen_random_uuid() AS id FROM generate_series(1, 20000) AS number",
    """
    INSERT INTO slot (id, place_code, role_code, weekday, starts, ends, wanted, first_day, made_by, made_at)
    SELECT planned.id, place.code, 'home-library', weekday, time '00:00' + hour * interval '1 hour',
           time '01:00' + hour * interval '1 hour', 2, current_date - 400, (SELECT min(id::text)::uuid FROM somebody), now()
      FROM planned
      JOIN place ON place.number = (1 + planned.number) % 20,
           LATERAL (SELECT CASE WHEN planned.number <= 5000 THEN extract(isodow FROM current_date - 1) ELSE 1 + planned.number % 7 END,
                           CASE WHEN planned.number <= 5000 THEN 14 ELSE 9 + planned.number % 8 END) AS at (weekday, hour)
    """,
    """
    INSERT INTO slot_volunteer (slot_id, volunteer_id, first_day)
    SELECT planned.id, somebody.id, current_date - 400
      FROM planned JOIN somebody ON somebody.number = 1 + planned.number % 5000
    """,
    """
    INSERT INTO completion (id, volunteer_id, item, training_code, exempt, done_on, expires_on, evidence, decided_by, recorded_at)
    SELECT gen_random_uuid(), somebody.id, item, training, false, current_date - 400, current_date + 600, 'CERTIFICATE', other.id, now()
      FROM somebody
      JOIN somebody other ON other.number = 1 + somebody.number % 5000
     CROSS JOIN (VALUES ('REFERENCE', NULL), ('REFERENCE', NULL), ('TRAINING', 'induction'),
                        ('TRAINING', 'safeguarding'), ('TRAINING', 'lone-working')) AS done (item, training)
    """,
    """
    INSERT INTO dbs_check (id, volunteer_id, role_code, level, workforce, issued_on, seen_on, update_service, suitable, seen_by,
                           recorded_at)
    SELECT gen_random_uuid(), somebody.id, 'home-library', 'ENHANCED', 'ADULT', issued, issued + 5, false, true, other.id, now()
      FROM somebody
      JOIN somebody other ON other.number = 1 + somebody.number % 5000,
           LATERAL (SELECT CAST(now() - CASE WHEN somebody.number % 50 = 0 THEN interval '36 months' - interval '10 days'
                                             ELSE interval '1 year' END AS date)) AS seen (issued)
    """,
    "ANALYZE"
  };

  private final Suite suite;
  private final int looks;
  private final String address;

  public VolunteersBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.looks = profile.rounds() > 1 ? LOOKS : LOOKS / 10;
    this.address = suite.address(SERVICE);
  }

  public Findings measure() throws Exception {
    List<String> places;
    try (var connection = suite.connect(SERVICE)) {
      places = fill(connection);
    }
    var coordinator = Suite.browser(address + "/approvals", "county-coordinator");
    var results = new ArrayList<Result>();
    results.add(page(coordinator, "The queue of 2,000 entries", "/approvals", QUEUE));
    results.add(page(coordinator, "Slots at risk of 20,000", "/rota/risks", LONG));
    for (var kind : List.of("csv", "xlsx")) {
      results.add(
          page(coordinator, "100,000 approved entries, " + kind, "/approved-hours/" + kind, LONG));
    }
    results.add(approvals(coordinator, places).with(APPROVAL));
    return new Findings(
        results,
        List.of(
            "Volunteers: 5,000 people, 20,000 weekly slots, 100,000 approved entries and 2,000 that wait; from the request"
                + " to the last byte."));
  }

  private static List<String> fill(Connection connection) throws SQLException {
    var places = new ArrayList<String>();
    try (var statement = connection.createStatement()) {
      for (var sql : FILL) {
        statement.execute(sql);
      }
      try (var rows = statement.executeQuery("SELECT code FROM place ORDER BY code")) {
        while (rows.next()) {
          places.add(rows.getString(1));
        }
      }
    }
    return places;
  }

  private Result page(SignedInBrowser browser, String words, String path, Goal goal)
      throws Exception {
    var quick = goal == QUEUE;
    var took = new ArrayList<Double>();
    var times = quick ? looks : 3;
    for (var look = 0; look < 2 * times; look++) {
      var each = timed(() -> browser.page(address + path));
      if (look >= times) {
        took.add(each);
      }
    }
    return Result.alone(
            words + (quick ? ", 95th percentile" : ""),
            "ms",
            List.of(quick ? Statistics.percentile(took, 95) : Statistics.median(took)))
        .with(goal);
  }

  /** All usual hours of a library at one press, one library after the other. */
  private Result approvals(SignedInBrowser browser, List<String> places) throws Exception {
    var took = new ArrayList<Double>();
    for (var place : places) {
      var page = address + "/approvals?library=" + place;
      took.add(timed(() -> browser.press(page, "/approvals?press=usual")));
    }
    expectNoneWaits();
    return Result.alone("Approving a library's 100 usual entries at one press", "ms", took);
  }

  private void expectNoneWaits() throws SQLException {
    try (var connection = suite.connect(SERVICE);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FROM hours_entry JOIN person_details ON person_id = volunteer_id"
                    + " WHERE status = 'SUBMITTED' AND display_name LIKE 'Sample %'")) {
      rows.next();
      if (rows.getInt(1) > 0) {
        throw new MeasurementFailed(rows.getInt(1) + " usual entries were not approved.");
      }
    }
  }

  private static double timed(Callable<?> work) throws Exception {
    var start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e6;
  }
}
