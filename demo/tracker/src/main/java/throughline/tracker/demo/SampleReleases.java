package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.figure.Period;
import throughline.tracker.release.AnnounceRelease;
import throughline.tracker.release.BrowseReleases;
import throughline.tracker.release.DecideOnRelease;
import throughline.tracker.release.PrepareRelease;
import throughline.tracker.release.PublishRelease;

/** What the public was told of the two quarters that ended last, and when it is told again. */
@ApplicationScoped
class SampleReleases {

  private static final Logger LOG = Logger.getLogger(SampleReleases.class);
  private static final int DAYS_TO_ANNOUNCE = 10;
  private static final int DAYS_TO_PREPARE = 36;
  private static final int DAYS_TO_PUBLISH = 40;

  private static final String NOTES =
      "Made up for the demonstration. Hours of volunteers count once they are approved.";

  private final AnnounceRelease announceRelease;
  private final PrepareRelease prepareRelease;
  private final DecideOnRelease decideOnRelease;
  private final PublishRelease publishRelease;
  private final BrowseReleases releases;
  private final Jdbi jdbi;

  SampleReleases(
      AnnounceRelease announceRelease,
      PrepareRelease prepareRelease,
      DecideOnRelease decideOnRelease,
      PublishRelease publishRelease,
      BrowseReleases releases,
      Jdbi jdbi) {
    this.announceRelease = announceRelease;
    this.prepareRelease = prepareRelease;
    this.decideOnRelease = decideOnRelease;
    this.publishRelease = publishRelease;
    this.releases = releases;
    this.jdbi = jdbi;
  }

  void tell(SampleYear year) {
    var newest =
        Period.lastEnded(Frequency.QUARTER, year.today().minusDays(DAYS_TO_PUBLISH - 1)).lastDay();
    var lead = year.people().named("strategy-lead");
    var others =
        List.of(year.people().named("administrator"), year.people().madeUp("governance", 1));
    for (var ended : List.of(quarterBefore(newest), newest)) {
      try {
        release(year, ended, lead, others);
      } catch (Conflict refused) {
        // What is wrong with a made-up figure must not keep the whole year from being told.
        LOG.warnf("event=demo-release-refused reason=\"%s\"", refused.getMessage());
      }
    }
    var next = Period.quarter(newest.plusDays(1)).lastDay();
    year.moveToDeskAfter(year.today(), 0);
    announce(next);
  }

  private static LocalDate quarterBefore(LocalDate ended) {
    return Period.quarter(ended).from().minusDays(1);
  }

  private void release(
      SampleYear year, LocalDate ended, SamplePerson lead, List<SamplePerson> others) {
    year.moveToDeskAfter(ended, DAYS_TO_ANNOUNCE);
    int number = announce(ended);
    year.moveToDeskAfter(ended, DAYS_TO_PREPARE);
    int made = prepareRelease.prepare(number, NOTES, null, lead.signedIn());
    var digest = releases.digest(made);
    others.forEach(other -> decideOnRelease.decide(made, digest, null, other.signedIn()));
    year.moveToDeskAfter(ended, DAYS_TO_PUBLISH);
    publishRelease.publish(made);
  }

  private int announce(LocalDate ended) {
    announceRelease.announce(
        "Figures to the end of " + London.date(ended).replaceFirst("^\\d+ ", ""),
        ended.toString(),
        ended.plusDays(DAYS_TO_PUBLISH).toString());
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT max(release_number) FROM published.announcement")
                .mapTo(Integer.class)
                .one());
  }
}
