package throughline.platform.database.audit;

import java.time.Instant;
import java.util.List;

/**
 * One line of a record's history in plain words, which only the service knows. A page shows a list
 * of them by {@code {#history lines=history /}}.
 *
 * @param what "Enrolled", "Home library put right"
 * @param who "you", "a registrar at Oxford Register Office"
 * @param reason null if none was given
 * @param details one sentence for each change, such as "Home library: Banbury, before it Bicester"
 */
public record HistoryLine(
    Instant at, String what, String who, String reason, List<String> details) {}
