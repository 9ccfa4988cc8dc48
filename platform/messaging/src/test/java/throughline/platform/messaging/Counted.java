package throughline.platform.messaging;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

@Entity
class Counted {

  @Id String id;
  @Version long version = 1;
  int amount;

  Counted() {}

  Counted(String id) {
    this.id = id;
  }
}
