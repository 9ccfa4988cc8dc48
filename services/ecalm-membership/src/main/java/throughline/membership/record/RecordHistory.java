package throughline.membership.record;

import java.util.List;
import java.util.UUID;
import throughline.platform.database.audit.HistoryLine;

/**
 * A part of what happened to an enrolment, newest first.
 *
 * @param next the last line's id, from which the next part goes on; null if there is none
 */
public record RecordHistory(List<HistoryLine> lines, UUID next) {}
