package throughline.volunteers.joining;

import java.util.List;
import java.util.UUID;

/**
 * What a role still asks of somebody, whom a coordinator decides upon. Its beans are found by type.
 */
public interface WhatIsMissing {
  /** A sentence each, for the coordinator; empty if nothing is missing. */
  List<String> missing(UUID volunteer, String role);
}
