package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keycloak.common.Version;

/**
 * Every template of ours that stands in for one of Keycloak's is pinned to the text it answers to, so that no change passes
 * unseen: here of the Keycloak that we compile against, in {@link UpstreamTemplatesIT} of the one that the tests run.
 */
class UpstreamTemplatesTest {
    @Test
    void everyOverrideIsPinnedToTheTemplateItReplaces() {
        assertThat(UpstreamTemplates.replaced(getClass().getClassLoader()))
                .as("templates of Keycloak %s that ours replace", Version.VERSION)
                .isNotEmpty()
                .isEqualTo(UpstreamTemplates.pinned(Version.VERSION));
    }
}
