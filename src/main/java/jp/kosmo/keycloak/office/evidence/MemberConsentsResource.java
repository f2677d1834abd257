package jp.kosmo.keycloak.office.evidence;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.branding.HtmlSanitizer;
import jp.kosmo.keycloak.ledger.evidence.Decision;
import jp.kosmo.keycloak.ledger.evidence.DecisionFilter;
import jp.kosmo.keycloak.ledger.evidence.Evidence;
import jp.kosmo.keycloak.ledger.evidence.ShownText;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.terms.TermsText;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/** {@code members/{id}/consents}: everything one member has decided, with the texts, for a request of disclosure. */
public final class MemberConsentsResource {

    /** Two decisions a version; more than any union publishes in a lifetime. */
    private static final int MOST = 10_000;

    private final OfficeCall call;
    private final String id;

    public MemberConsentsResource(OfficeCall call, String id) {
        this.call = call;
        this.id = id;
    }

    /**
     * The record.
     *
     * @param user Keycloak's id
     * @param userId as it is now
     * @param madeAt when this was read, epoch milliseconds
     * @param consents the oldest first; each names its text by the digest
     * @param texts each once
     */
    public record Disclosure(String user, String userId, long madeAt, List<Decision> consents, List<Text> texts) {}

    /**
     * One text.
     *
     * @param text exactly as it was shown, what {@code sha256} is of
     * @param html the same, safe to put into a page
     * @param plain whether line breaks have to do the work of paragraphs
     */
    public record Text(String sha256, String version, String language, String text, String html, boolean plain) {

        private static Text of(ShownText shown) {
            var safe = new TermsText(shown.language(), HtmlSanitizer.of(shown.text()));
            return new Text(shown.sha256(), shown.version(), shown.language(), shown.text(), safe.html(), safe.plain());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Disclosure consents() {
        call.enter(OfficeOperation.MEMBER_CONSENTS);
        UserModel member = call.member(id);
        Evidence evidence = new Evidence(call.session(), call.realm().getId());
        List<Decision> decisions = evidence.page(new DecisionFilter(null, null, null, member.getId()), 0, MOST);
        List<String> digests =
                decisions.stream().map(Decision::sha256).distinct().toList();
        call.record(OfficeOperation.MEMBER_CONSENTS, member, Map.of("rows", String.valueOf(decisions.size())));
        return new Disclosure(
                member.getId(),
                member.getUsername(),
                Time.currentTimeMillis(),
                decisions,
                digests.isEmpty()
                        ? List.of()
                        : evidence.texts(digests).stream().map(Text::of).toList());
    }
}
