import GavelCLI

Program.main()
