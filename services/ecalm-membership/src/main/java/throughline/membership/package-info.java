/** Every newborn a library member: what a registrar enrols, and what the rest may know of it. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Every child a library member",
            version = "1",
            description =
                "Registrars enrol newborns as library members. All answers are no-store."))
package throughline.membership;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
