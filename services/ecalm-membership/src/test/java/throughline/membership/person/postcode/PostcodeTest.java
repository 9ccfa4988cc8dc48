package throughline.membership.person.postcode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has the form of a postcode, and begins as one does. */
class PostcodeTest {

  /** Forces have had postcodes of the usual form beside BFPO numbers since 2012. */
  @ParameterizedTest
  @CsvSource({"BF1 2AT, BF1 2AT", "bf12at, BF1 2AT", "bfpo57, BFPO 57", "ZZ993VZ, ZZ99 3VZ"})
  void forcesAndNoFixedAbodeHaveOne(String typed, String postcode) {
    var read = Postcode.of(typed);

    assertEquals(Optional.of(postcode), read);
    assertEquals(Optional.empty(), read.flatMap(Postcode::wrongArea));
  }

  @Test
  void noneBeginsWithLettersOfNoArea() {
    assertEquals(Optional.of("XX"), Postcode.wrongArea("XX1 2AB"));
  }
}
