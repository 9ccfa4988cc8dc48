package throughline.tracker.intake.deadevent;

import java.util.List;

/**
 * A part of the list, oldest first.
 *
 * @param previous the part before ends before this event; null when there is none
 * @param next the part after begins after this event; null when there is none
 */
public record DeadEventPart(List<DeadEvent> events, Long previous, Long next) {}
