package throughline.bench.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Statistics;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/** Anybody looks for a session among two thousand that are to come. */
public final class FindingBench {
  private static final Goal PAGE = Goal.below(60);
  private static final int LOOKS = 200;
  private static final int WARM_UPS = 300;

  private static final String SOMEBODY =
      """
      INSERT INTO person (id, subject) VALUES (gen_random_uuid(), 'finding')
      ON CONFLICT (subject) DO NOTHING
      """;

  /** Of every venue, topic, kind, day and hour; a third are full. */
  private static final String OPEN =
      """
      INSERT INTO session (id, version, title, venue_code, venue_kind, library_code, delivery,
                           starts_local, zone, minutes, starts_at, ends_at, closes_at, capacity,
                           taken, topic, kind, opened_by, opened_at)
      SELECT gen_random_uuid(), 1, 'Session ' || number, venue.code, venue.kind,
             venue.library_code, CASE venue.kind WHEN 'ONLINE' THEN 'ONLINE' ELSE 'IN_PERSON' END,
             starts AT TIME ZONE 'Europe/London', 'Europe/London', 60, starts,
             starts + interval '1 hour', starts, 12, CASE WHEN number % 3 = 0 THEN 12 ELSE 0 END,
             (ARRAY['STARTING', 'INTELLECTUAL_PROPERTY', 'FINANCE', 'MARKETING', 'DIGITAL'])[1 + number % 5],
             (ARRAY['CLINIC', 'WORKSHOP', 'WEBINAR', 'NETWORKING'])[1 + number % 4],
             (SELECT id FROM person WHERE subject = 'finding'), now()
        FROM generate_series(1, 2000) AS number,
             LATERAL (SELECT * FROM venue ORDER BY code
                      OFFSET number % (SELECT count(*) FROM venue) LIMIT 1) AS venue,
             LATERAL (SELECT date_trunc('hour', now()) + interval '1 day'
                             + number * interval '1 hour') AS slot (starts)
      """;

  private static final List<String> FILTERS =
      List.of(
          "",
          "?place=HUB",
          "?topic=FINANCE",
          "?kind=WORKSHOP",
          "?day=TUESDAY",
          "?time=EVENING",
          "?places=true",
          "?place=SPOKE&topic=FINANCE&kind=WORKSHOP&day=TUESDAY&time=EVENING&places=true");

  private final Suite suite;
  private final HttpClient http = HttpClient.newHttpClient();
  private final int looks;

  public FindingBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.looks = profile.rounds() > 1 ? LOOKS : LOOKS / 10;
  }

  public Findings measure() throws Exception {
    open();
    for (var look = 0; look < WARM_UPS; look++) {
      look(FILTERS.get(look % FILTERS.size()));
    }
    var results = new ArrayList<Result>();
    for (var filter : FILTERS) {
      var took = new ArrayList<Double>();
      for (var look = 0; look < looks; look++) {
        took.add(look(filter));
      }
      results.add(
          Result.alone(
                  "Finding a session, %s, 95th percentile"
                      .formatted(filter.isEmpty() ? "all" : filter.substring(1)),
                  "ms",
                  List.of(Statistics.percentile(took, 95)))
              .with(PAGE));
    }
    return new Findings(
        results,
        List.of(
            "Finding: the catalogue's page of 2,000 sessions to come, one reader, %d looks for each filter, from the request to the last byte."
                .formatted(looks)));
  }

  private void open() throws SQLException {
    try (var connection = suite.connect(SuiteService.BOOKINGS);
        var statement = connection.createStatement()) {
      statement.executeUpdate(SOMEBODY);
      statement.executeUpdate(OPEN);
      statement.execute("ANALYZE session");
    }
  }

  private double look(String filter) throws Exception {
    var address = URI.create(suite.address(SuiteService.BOOKINGS) + "/" + filter);
    var start = System.nanoTime();
    var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    var took = (System.nanoTime() - start) / 1e6;
    if (answer.statusCode() != 200) {
      throw new MeasurementFailed("The catalogue was answered " + answer.statusCode());
    }
    return took;
  }
}
