package throughline.bench.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Rounds;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/** Many people read one public page, as on the morning of a release. */
public final class PublishedBench {

  private static final int READERS = 32;
  private static final Goal A_SECOND = Goal.atLeast(2_000);
  private static final Pattern MEASURE = Pattern.compile("href=\"(/published/measures/[^\"#]+)\"");

  private final Suite suite;
  private final Profile profile;

  public PublishedBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var results = new ArrayList<Result>();
    results.addAll(measure("Progress", page("/published"), false));
    results.addAll(measure("A measure", page(firstMeasure()), false));
    results.addAll(measure("Progress, known already", page("/published"), true));
    return new Findings(
        results,
        List.of(
            "Published: %d readers ask for one page again and again, each on a connection of its own, which processors share with the service; the floor sends the same bytes from a bare socket of the measuring process."
                .formatted(READERS)));
  }

  private List<Result> measure(String title, URI page, boolean isKnown) throws Exception {
    try (var first = new PageReader(page, "")) {
      first.make();
      var known = isKnown ? first.tag() : "";
      try (var floor = new BareServer(isKnown ? new byte[0] : first.answer())) {
        profile.warming().up(time -> run(page, known, time).perSecond());
        var rounds =
            Rounds.interleaved(
                profile.warmUps(),
                profile.rounds(),
                () -> run(page, known, profile.calling()),
                () -> run(floor.address(), "", profile.calling()));
        return List.of(
            Result.of(
                    title + ", published",
                    "a bare socket",
                    "requests/s",
                    rounds.compare(Clients.Load::perSecond, Clients.Load::perSecond))
                .with(A_SECOND),
            Result.of(
                "95th percentile, %s, published".formatted(title.toLowerCase(Locale.UK)),
                "a bare socket",
                "ms",
                rounds.compare(Clients.Load::p95, Clients.Load::p95)));
      }
    }
  }

  private static Clients.Load run(URI page, String known, Duration time) throws Exception {
    var readers = new ArrayList<PageReader>();
    try {
      for (var reader = 0; reader < READERS; reader++) {
        readers.add(new PageReader(page, known));
      }
      return Clients.run(readers, time);
    } finally {
      for (var reader : readers) {
        reader.close();
      }
    }
  }

  private String firstMeasure() throws IOException {
    try (var reader = new PageReader(page("/published/measures"), "")) {
      reader.make();
      var html = new GZIPInputStream(new ByteArrayInputStream(reader.answer()));
      var found = MEASURE.matcher(new String(html.readAllBytes(), StandardCharsets.UTF_8));
      if (!found.find()) {
        throw new MeasurementFailed("The made-up year has no release.");
      }
      return found.group(1);
    }
  }

  private URI page(String path) {
    return URI.create(suite.address(SuiteService.TRACKER) + path);
  }
}
