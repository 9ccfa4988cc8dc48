package throughline.tracker.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.web.settings.WebSettings;
import throughline.tracker.entry.PlanData;

/** Lets everybody see a release that two approved, from its day on. */
@Singleton
public class PublishRelease {

  private final Jdbi jdbi;
  private final PlanData data;
  private final ReleaseChecks checks;
  private final WebSettings web;

  PublishRelease(Jdbi jdbi, PlanData data, ReleaseChecks checks, WebSettings web) {
    this.jdbi = jdbi;
    this.data = data;
    this.checks = checks;
    this.web = web;
  }

  @Transactional
  public void publish(int id) {
    jdbi.useHandle(handle -> publish(handle, id));
  }

  private void publish(Handle handle, int id) {
    var release = Releases.going(handle, id);
    if (!PreparedRelease.isApproved(Releases.approvals(handle, id))) {
      throw new Conflict(
          "not-approved", "Two who did not make this release have to approve it first");
    }
    var due = Releases.announced(handle, release.releaseNumber()).dueOn();
    if (!release.isCorrection() && data.today().isBefore(due)) {
      throw new Conflict(
          "too-early",
          "It was announced for %s. Publish it on that day".formatted(London.date(due)));
    }
    checks.requireNone(handle, release.coversTo());
    var content = Releases.content(handle, id);
    boolean isDemonstration = web.demonstration();
    int releaseId =
        Releases.publish(handle, id, content.seen().policy(), isDemonstration, data.now())
            .orElseThrow(
                () ->
                    new Conflict(
                        "overtaken",
                        "Another release came out since this one was made. Return it and make it anew"));
    Releases.fill(handle, releaseId, content.seen());
    new ReleaseFiles(content.seen(), release, isDemonstration)
        .all()
        .forEach(file -> Releases.file(handle, releaseId, file));
    Releases.done(handle, id, releaseId);
  }
}
