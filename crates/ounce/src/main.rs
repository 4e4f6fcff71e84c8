mod milk;

#[derive(clap::Parser)]
struct Cli {
    #[command(subcommand)]
    command: milk::Milk,
}

fn main() -> std::process::ExitCode {
    milk::run(<Cli as clap::Parser>::parse().command)
}
