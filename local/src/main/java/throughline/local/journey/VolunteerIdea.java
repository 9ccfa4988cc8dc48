package throughline.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import throughline.client.ApiRequest;
import throughline.client.Caller;

/** A volunteer has an idea, which a coordinator acts on and answers at once. */
record VolunteerIdea(Caller volunteer, Caller coordinator) {
  private static final String LIBRARY = "HEAD";

  void tellAndAnswer() {
    JsonNode idea = volunteer.post(ApiRequest.raiseIdea(LIBRARY));
    coordinator.post(ApiRequest.answerIdea(idea.get("id").asText()));
  }
}
