package jp.kosmo.keycloak.office.terms;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import jp.kosmo.keycloak.terms.TermsConfig;
import jp.kosmo.keycloak.terms.TermsVersion;
import jp.kosmo.keycloak.terms.published.PublishedTerms;
import jp.kosmo.keycloak.terms.published.TermsSummary;
import org.jspecify.annotations.Nullable;
import org.keycloak.userprofile.ValidationException;

/** {@code terms}: the union's terms of use, read and published. */
public final class TermsResource {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final OfficeCall call;

    public TermsResource(OfficeCall call) {
        this.call = call;
    }

    /**
     * Where the union's terms stand.
     *
     * @param asked whether members are asked for terms at all; the console can switch it off
     * @param inForce those that bind members today; null where there are none
     * @param toCome those published for a later day; null where there are none
     * @param versions all of them, the latest first
     */
    public record Overview(
            boolean asked,
            @Nullable TermsDraft inForce,
            @Nullable TermsDraft toCome,
            List<TermsSummary> versions) {}

    /**
     * An exact text.
     *
     * @param language a BCP 47 tag
     * @param html safe to put into a page
     * @param plain whether line breaks have to do the work of paragraphs
     */
    public record Text(String language, String html, boolean plain) {}

    /**
     * What a member who agreed to the version in force will see.
     *
     * @param basis what a clerk who publishes sends back: by then somebody else may have published other terms
     * @param effect what publishing does
     * @param ja a whole page as HTML
     * @param en the same in English
     */
    public record Preview(String basis, PublishedTerms.Effect effect, String ja, String en) {}

    /** Where the terms stand. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Overview terms() {
        call.enter(OfficeOperation.TERMS);
        PublishedTerms terms = published();
        return new Overview(
                RealmActions.isEnabled(call.realm(), ProviderIds.TERMS),
                terms.inForce().map(TermsDraft::of).orElse(null),
                terms.toCome().map(TermsDraft::of).orElse(null),
                terms.all());
    }

    /** One text that is published or was shown, by its digest: labels may be written with any sign. */
    @GET
    @Path("texts/{sha256}")
    @Produces(MediaType.APPLICATION_JSON)
    public Text text(@PathParam("sha256") String sha256) {
        call.enter(OfficeOperation.TERMS_TEXT);
        return Optional.of(sha256)
                .filter(DIGEST.asMatchPredicate())
                .flatMap(digest -> published().text(digest))
                .map(text -> new Text(text.language(), text.html(), text.plain()))
                .orElseThrow(() -> OfficeProblem.of(Status.NOT_FOUND, "NO_SUCH_TEXT"));
    }

    /** The page as it will be; nothing is saved. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Preview preview(@Nullable TermsDraft draft) {
        call.enter(OfficeOperation.PREVIEW_TERMS);
        PublishedTerms terms = published();
        TermsConfig config = checked(terms, settings(draft));
        PublishedTerms.Effect effect = terms.effectOf(config);
        String agreed = effect.asksAgain()
                ? terms.inForce()
                        .flatMap(TermsConfig::version)
                        .map(TermsVersion::label)
                        .orElse(null)
                : null;
        TermsPreview preview = new TermsPreview(call.session(), call.realm());
        return new Preview(
                terms.basis(),
                effect,
                preview.page(config, agreed, Locale.JAPANESE),
                preview.page(config, agreed, Locale.ENGLISH));
    }

    /** Publishes this version, or corrects the one that has its label; it does what the clerk was told that it does. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public PublishedTerms.Effect publish(@Nullable TermsDraft draft) {
        call.enter(OfficeOperation.PUBLISH_TERMS);
        PublishedTerms terms = published();
        Map<String, String> settings = settings(draft);
        TermsConfig config = checked(terms, settings);
        if (!terms.basis().equals(Objects.requireNonNull(draft).basis())) {
            throw OfficeProblem.of(Status.CONFLICT, "TERMS_CHANGED");
        }
        PublishedTerms.Effect effect = terms.effectOf(config);
        terms.publish(settings);
        call.record(
                OfficeOperation.PUBLISH_TERMS,
                Map.of("version", config.version().map(TermsVersion::label).orElseThrow()));
        return effect;
    }

    private PublishedTerms published() {
        return new PublishedTerms(call.session(), call.realm());
    }

    private Map<String, String> settings(@Nullable TermsDraft draft) {
        if (call.realm().getRequiredActionProviderByAlias(ProviderIds.TERMS) == null) {
            throw OfficeProblem.of(Status.CONFLICT, "TERMS_NOT_SET_UP");
        }
        if (draft == null) {
            throw OfficeProblem.inField("version", TermsProblem.REQUIRED);
        }
        return draft.settings();
    }

    private static TermsConfig checked(PublishedTerms terms, Map<String, String> settings) {
        TermsConfig config;
        try {
            config = terms.checked(settings);
        } catch (ValidationException refusal) {
            throw TermsProblem.of(refusal);
        }
        if (config.version().isEmpty()) {
            throw OfficeProblem.inField("version", TermsProblem.REQUIRED);
        }
        return config;
    }
}
