package throughline.tracker.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import throughline.tracker.engine.schema.ManualEntryKind;

/**
 * What somebody enters.
 *
 * @param seen the version that its author had before them; 0 for a fact that is new
 */
public record ManualEntry(ManualEntryKind kind, String id, long seen, ObjectNode body) {}
