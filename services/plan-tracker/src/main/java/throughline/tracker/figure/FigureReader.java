package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Reads figures; sources that add up the same rows share one, so that all of theirs is asked at
 * once.
 */
@FunctionalInterface
interface FigureReader {

  /** The figure of each question, in the order of the questions. */
  List<Figure> figures(Handle handle, List<FigureQuestion> questions, LocalDate knownAt);
}
