package throughline.tracker.engine.rebuild;

import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.rule.Measure;

/**
 * A rule was edited in place. Figures were counted under the old one, so the service does not
 * start.
 */
public final class RuleChangedWithoutVersion extends BadMeasureFile {

  private static final long serialVersionUID = 1;

  public RuleChangedWithoutVersion(Measure measure) {
    super(
        "measure %s: the rule differs from the one that figures were counted under: raise its version to %d"
            .formatted(measure.id(), measure.version() + 1));
  }
}
