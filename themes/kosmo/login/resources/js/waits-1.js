// A page that waits for a link in a mail goes on when it was opened, on whatever device. It asks for as long as the link lives,
// and no more when the login has ended. The answer is about the step alone: the login itself goes on in this window.
const waiting = document.querySelector("[data-waits]");
const until = Date.now() + waiting.dataset.waits * 1000;
const question = new URL(location);
question.searchParams.set("kosmo-waits", "");
let pause = 3000;
const ask = async () => {
    const answer = await fetch(question, { redirect: "manual", cache: "no-store" }).catch(() => ({ status: 202 }));
    if (answer.status === 200) {
        location.replace(location.href);
    } else if (answer.status === 202 && Date.now() < until) {
        pause = Math.min(pause * 1.2, 10000);
        setTimeout(ask, pause);
    }
};
setTimeout(ask, pause);
