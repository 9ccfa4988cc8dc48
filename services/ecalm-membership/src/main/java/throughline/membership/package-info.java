/** What every operation's description shares: how errors are answered. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Every child a library member",
            version = "1",
            description =
                "Registrars enrol newborns as library members. All answers are no-store."),
    components =
        @Components(
            responses = {
              @APIResponse(
                  name = ApiDescription.INVALID,
                  description = "invalid-input or malformed-json: errors names every wrong field",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDescription.NOT_SIGNED_IN,
                  description = "not-signed-in: no valid bearer token",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDescription.NOT_ALLOWED,
                  description = "not-allowed: no role that allows this",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDescription.NOT_FOUND,
                  description = "not-found: there is none with this id",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDescription.KEY_REUSED,
                  description = "idempotency-key-reused: the key belongs to another request",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class)))
            }))
package throughline.membership;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import throughline.platform.web.problem.Problem;
