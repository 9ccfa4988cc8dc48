package throughline.membership.person.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.input.Fields;

class ContactTest {

  private final Fields fields = new Fields();

  @ParameterizedTest
  @ValueSource(strings = {"a@example.org", "first.o'last+tag@mail.example.org", "用户@例子.example"})
  void anAddressIsMail(String typed) {
    assertEquals(new Contact(typed, null), read(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01632 960 001", "(01632) 960-001", "+44 808 157 0192", "1632960"})
  void aNumberIsAPhoneAsItWasTyped(String typed) {
    assertEquals(new Contact(null, typed), read(typed));
  }

  @Test
  void spaceAroundItIsDropped() {
    assertEquals(new Contact("a@example.org", null), read("  a@example.org "));
  }

  @ParameterizedTest
  @CsvSource({
    "'',                     Enter the guardian's e-mail address or phone number",
    "a@example,              Enter an e-mail address in the form name@example.org",
    "a b@example.org,        Enter an e-mail address in the form name@example.org",
    "mary(mum)@example.org,  Enter an e-mail address in the form name@example.org",
    "<a@example.org>,        Enter an e-mail address in the form name@example.org",
    "a;b@example.org,        Enter an e-mail address in the form name@example.org",
    "@example.org,           Enter an e-mail address in the form name@example.org",
    "a@b@example.org,        Enter an e-mail address in the form name@example.org",
    "a@example..org,         Enter an e-mail address in the form name@example.org",
    "123456,                 'Enter a phone number, like'",
    "0163296000100000000,    'Enter a phone number, like'",
    "ring the hostel,        'Enter a phone number, like'",
  })
  void anythingElseIsRefused(String typed, String words) {
    assertNull(read(typed));
    var message = fields.errors().get(0).message();
    assertTrue(message.startsWith(words), message);
  }

  @Test
  void halfACharacterIsRefused() {
    assertNull(read("a\ud800@example.org"));
  }

  private Contact read(String typed) {
    return Contact.read(fields, "contact", typed);
  }
}
