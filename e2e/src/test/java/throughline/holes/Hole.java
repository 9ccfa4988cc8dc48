package throughline.holes;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * Versions of some artifacts that must not ship.
 *
 * @param id the public number, or several
 * @param artifacts as group:artifact, the second perhaps *
 * @param affected as Maven writes ranges
 */
record Hole(String id, List<String> artifacts, String affected) {
  boolean isIn(Jar jar) {
    return artifacts.stream().anyMatch(artifact -> isIn(jar, artifact));
  }

  private boolean isIn(Jar jar, String artifact) {
    String[] parts = artifact.split(":");
    String name = parts[1].equals("*") ? "[^.]+?" : Pattern.quote(parts[1]);
    Matcher found =
        Pattern.compile("(?:.*\\.)?" + Pattern.quote(parts[0]) + "\\." + name + "-(\\d.*)")
            .matcher(jar.name());
    return found.matches() && range().containsVersion(new DefaultArtifactVersion(found.group(1)));
  }

  private VersionRange range() {
    try {
      return VersionRange.createFromVersionSpec(affected);
    } catch (InvalidVersionSpecificationException e) {
      throw new IllegalArgumentException(id + " affects no range: " + affected, e);
    }
  }
}
