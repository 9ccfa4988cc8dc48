package throughline.membership.person.postcode;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the council has a list of postcodes. */
@ConfigMapping(prefix = "throughline.postcodes")
interface PostcodeSettings {

  /** A CSV file of the ONS Postcode Directory, or the county's part of it; empty for none. */
  Optional<Path> file();
}
