package jp.kosmo.keycloak.birthdate;

import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.limits.Attempts;
import jp.kosmo.keycloak.login.BlockedPage;
import jp.kosmo.keycloak.login.LoginEvents;
import jp.kosmo.keycloak.onboarding.KosmoRequiredAction;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.union.BirthDate;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** 「生年月日の入力」: the member proves to know the birthdate on record. */
final class BirthDateAction extends KosmoRequiredAction {

    private static final String FIELD = "birthdate";
    private static final int MALFORMED_LIMIT = 50;

    BirthDateAction() {
        super(ProviderIds.BIRTHDATE);
    }

    @Override
    protected void show(RequiredActionContext context) {
        if (recorded(context.getUser()).isEmpty()) {
            stop(context);
            return;
        }
        showForm(context, null);
    }

    @Override
    protected void submit(RequiredActionContext context, LockedUser member) {
        Optional<BirthDate> recorded = recorded(context.getUser());
        if (recorded.isEmpty()) {
            stop(context);
            return;
        }
        String input = context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD);
        Optional<BirthDate> typed = input == null ? Optional.empty() : BirthDate.typed(input, JapanTime.today());
        if (typed.isEmpty()) {
            refuseMalformed(context, input == null ? "" : input);
            return;
        }
        compare(context, member, recorded.get(), typed.get());
    }

    /**
     * Alone on the record the birthdate is a proof, which the union's office asks for when a phone was lost; the letter's login asks
     * for more.
     */
    @Override
    protected boolean isOfFirstLogin(LockedUser member) {
        return super.isOfFirstLogin(member)
                && Stream.of(ProviderIds.USER_ID, ProviderIds.UPDATE_PASSWORD, ProviderIds.UPDATE_EMAIL)
                        .anyMatch(member::hasPending);
    }

    private static void stop(RequiredActionContext context) {
        BlockedPage.recordIncomplete(
                context, "birthdate_missing", "the attribute birthdate is empty, no date, or not in the user profile");
    }

    private void compare(RequiredActionContext context, LockedUser member, BirthDate recorded, BirthDate typed) {
        Attempts attempts = new Attempts(context.getSession(), context.getUser(), ProviderIds.BIRTHDATE);
        int left =
                attempts.take(member, BirthDateConfig.from(context.getConfig()).maxFailures());
        if (left >= 0 && recorded.matches(typed)) {
            attempts.clear(member);
            context.success();
            return;
        }
        if (left > 0) {
            LoginEvents.refused(context, "birthdate_mismatch");
            showForm(context, "kosmoBirthdateMismatch");
            return;
        }
        attempts.lock(member);
        context.getUser().setEnabled(false);
        BlockedPage.LOCKED.show(context, "birthdate_locked");
    }

    /** Entries that are no date are not guesses, so they do not count; but nobody needs fifty of them in one login. */
    private static void refuseMalformed(RequiredActionContext context, String input) {
        String note = LoginNote.MALFORMED_BIRTHDATES.get(context.getAuthenticationSession());
        int entries = note == null ? 1 : Integer.parseInt(note) + 1;
        LoginNote.MALFORMED_BIRTHDATES.set(context.getAuthenticationSession(), String.valueOf(entries));
        if (entries > MALFORMED_LIMIT) {
            BlockedPage.TOO_MANY_ENTRIES.show(context, "birthdate_malformed");
            return;
        }
        LoginEvents.refused(context, "birthdate_malformed");
        showForm(context, BirthDate.problem(input));
    }

    private static void showForm(RequiredActionContext context, @Nullable String error) {
        var form = context.form();
        if (error != null) {
            String typed = context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD);
            form.setAttribute("kosmoTyped", typed == null ? "" : typed).addError(new FormMessage(FIELD, error));
        }
        context.challenge(form.createForm("kosmo-birthdate.ftl"));
    }

    private static Optional<BirthDate> recorded(UserModel member) {
        return BirthDate.recorded(member.getFirstAttribute(BirthDate.ATTRIBUTE));
    }
}
