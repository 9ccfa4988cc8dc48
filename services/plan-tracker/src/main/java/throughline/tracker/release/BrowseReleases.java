package throughline.tracker.release;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Option;
import throughline.tracker.entry.PlanData;
import throughline.tracker.review.DataCheck;

/** What staff see of releases. */
@Singleton
public class BrowseReleases {

  private final PlanData data;
  private final ReleaseChecks checks;

  BrowseReleases(PlanData data, ReleaseChecks checks) {
    this.data = data;
    this.checks = checks;
  }

  record Listed(
      List<Published.Announcement> announced,
      List<PreparedRelease> going,
      List<Published.Release> published) {

    public boolean isOut(Published.Announcement one) {
      return published.stream().anyMatch(each -> each.releaseNumber() == one.releaseNumber());
    }

    public String title(int number) {
      return announced.stream()
          .filter(each -> each.releaseNumber() == number)
          .findFirst()
          .orElseThrow()
          .title();
    }
  }

  Listed all() {
    return data.read(
        handle ->
            new Listed(
                Releases.announced(handle),
                Releases.prepared(handle).stream().filter(PreparedRelease::isGoing).toList(),
                Releases.published(handle)));
  }

  record ToPrepare(
      Published.Announcement announced, boolean isCorrection, List<DataCheck.Gap> failing) {}

  ToPrepare toPrepare(int number) {
    return data.read(
        handle -> {
          var announced = Releases.announced(handle, number);
          return new ToPrepare(
              announced,
              Releases.published(handle).stream().anyMatch(r -> r.releaseNumber() == number),
              checks.failing(handle, announced.coversTo()));
        });
  }

  /** A measure's cells, counted. */
  record Line(String title, long shown, long hidden, long without, long changed) {}

  record Opened(
      PreparedRelease release,
      Published.Announcement announced,
      List<PreparedRelease.Approval> approvals,
      List<DataCheck.Gap> failing,
      List<Line> lines) {

    public boolean isApproved() {
      return PreparedRelease.isApproved(approvals);
    }

    public boolean isMine(UUID me) {
      return release.madeBy().equals(me);
    }

    public long hidden() {
      return lines.stream().mapToLong(Line::hidden).sum();
    }

    public long shown() {
      return lines.stream().mapToLong(Line::shown).sum();
    }

    public String state() {
      if (release.releaseId() != null) {
        return "Published";
      }
      if (release.returnedAt() != null) {
        return "Returned";
      }
      return isApproved() ? "Approved by two" : approvals.size() + " of 2 approvals";
    }

    public List<Option> choices() {
      return List.of(
          Option.of("APPROVE", "Approve it"),
          Option.of("PUBLISH", "Publish it, from " + London.date(announced.dueOn()) + " on"),
          Option.of("RETURN", "Return it, so that it is made anew"));
    }
  }

  Opened one(int id) {
    return data.read(
        handle -> {
          var release = Releases.prepared(handle, id);
          var seen = Releases.content(handle, id).seen();
          return new Opened(
              release,
              Releases.announced(handle, release.releaseNumber()),
              Releases.approvals(handle, id),
              release.isGoing() ? checks.failing(handle, release.coversTo()) : List.of(),
              lines(seen));
        });
  }

  /** What somebody who approves it says that they have read. */
  public String digest(int id) {
    return data.read(handle -> Releases.prepared(handle, id).digest());
  }

  /** All that it would tell, for whoever approves it. */
  byte[] figures(int id) {
    return data.read(
        handle -> {
          var seen = Releases.content(handle, id).seen();
          return new ReleaseFiles(seen, Releases.prepared(handle, id), false).csv();
        });
  }

  private static List<Line> lines(ReleaseContent.Seen seen) {
    Map<String, List<Published.Cell>> byMeasure =
        seen.cells().stream()
            .collect(
                Collectors.groupingBy(
                    Published.Cell::measure, LinkedHashMap::new, Collectors.toList()));
    var changed =
        seen.changes().stream()
            .collect(Collectors.groupingBy(Published.Change::measure, Collectors.counting()));
    return seen.measures().stream()
        .filter(measure -> byMeasure.containsKey(measure.measure()))
        .map(
            measure -> {
              var cells = byMeasure.get(measure.measure());
              long shown = cells.stream().filter(cell -> cell.value() != null).count();
              long hidden = cells.stream().filter(cell -> cell.marks().contains("c")).count();
              long without = cells.size() - shown - hidden;
              long other = changed.getOrDefault(measure.measure(), 0L);
              return new Line(measure.title(), shown, hidden, without, other);
            })
        .toList();
  }
}
