package throughline.membership.person.suppression;

import io.smallrye.config.ConfigMapping;

/** What makes a suppression's code; without it nobody can try names out. */
@ConfigMapping(prefix = "throughline.suppression")
interface SuppressionSecret {

  /**
   * Random, 32 characters or more. Once changed, who was erased before is not recognised, and what
   * waits on devices does not open.
   */
  String secret();
}
