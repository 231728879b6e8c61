export const WelcomeView = () => <h1 className="h2">Stay or go, and be fair about it.</h1>;
