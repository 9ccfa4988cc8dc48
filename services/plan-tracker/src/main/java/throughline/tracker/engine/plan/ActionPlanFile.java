package throughline.tracker.engine.plan;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;

/** Reads action-plan.yaml. */
public final class ActionPlanFile {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ActionPlanFile() {}

  public static ActionPlan read(InputStream in) {
    try {
      var plan = YAML.readValue(in, ActionPlan.class);
      var ids = new HashSet<String>();
      plan.priorities().forEach(priority -> unique(ids, priority));
      return plan;
    } catch (IOException e) {
      throw new IllegalArgumentException("action-plan.yaml cannot be read: " + e.getMessage(), e);
    }
  }

  private static void unique(HashSet<String> ids, ActionPlan.Priority priority) {
    unique(ids, priority.id());
    priority.actions().forEach(action -> unique(ids, action.id()));
    priority.outcomes().forEach(outcome -> unique(ids, outcome.id()));
    priority.milestones().forEach(milestone -> unique(ids, milestone.id()));
  }

  private static void unique(HashSet<String> ids, String id) {
    if (!ids.add(id)) {
      throw new IllegalArgumentException("action-plan.yaml uses the id %s twice".formatted(id));
    }
  }
}
