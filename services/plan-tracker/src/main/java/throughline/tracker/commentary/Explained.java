package throughline.tracker.commentary;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import throughline.tracker.rule.Measures;
import throughline.tracker.target.OffTrackSince;
import throughline.tracker.target.Standing;

/**
 * Of measures: since when they are off track, why, and who does what next.
 *
 * @param offTrack since when those that are behind have been so
 * @param commentary what was written last about each measure, by its id
 */
public record Explained(OffTrackSince offTrack, Map<String, CommentaryView> commentary) {

  /** Something that is to be done for a measure. */
  public record Due(CommentaryView of, NextStep step) {

    public boolean isOverdue() {
      return of.isOverdue(step);
    }
  }

  /** Reads it in a fixed number of queries. */
  public static Explained read(
      Handle handle, Measures all, Map<String, Standing> standings, LocalDate day) {
    return new Explained(
        OffTrackSince.read(handle, all, standings.values(), day),
        CommentaryView.last(handle, all, standings, day));
  }

  /** "Since July 2026"; empty of what is not off track. */
  public String since(Standing standing) {
    return offTrack.words(standing.measure().id());
  }

  /** What was written last about a measure; null if nobody has. */
  public CommentaryView of(Standing standing) {
    return commentary.get(standing.measure().id());
  }

  /** What is to be done for those that are off track, the earliest first. */
  public List<Due> next(Collection<Standing> standings) {
    return standings.stream()
        .filter(Standing::isOffTrack)
        .map(this::of)
        .filter(Objects::nonNull)
        .flatMap(view -> view.next().stream().map(step -> new Due(view, step)))
        .sorted(Comparator.comparing(due -> due.step().due()))
        .toList();
  }
}
