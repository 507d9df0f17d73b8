Feature: What the kernel calls isolating

  Groups and checks of a place rest on one question: can a request leave this
  component another way than upstream?

  Rule: Four controls are asked for, where they are implemented

    @clause:acs-required-set
    Scenario Outline: A port with <enabled> switched on <isolates>
      Given a root port with "ACS <enabled>"
      When the kernel judges it
      Then it <isolates>

      Examples:
        | enabled                | isolates         |
        | SV+RR+CR+UF            | isolates         |
        | SV+TB+RR+CR+UF+EC+DT   | isolates         |
        | RR+CR+UF               | does not isolate |
        | SV+CR+UF               | does not isolate |
        | SV+RR+UF               | does not isolate |
        | SV+RR+CR               | does not isolate |
        | none                   | does not isolate |

    @clause:acs-unimplemented
    Scenario Outline: A port with <enabled> of <implemented> <isolates>
      Given a root port with "ACS <enabled> of <implemented>"
      When the kernel judges it
      Then it <isolates>

      Examples:
        | enabled | implemented | isolates         |
        | SV+RR   | SV+RR       | isolates         |
        | SV      | SV+RR       | does not isolate |
        | none    | TB          | isolates         |

    @clause:acs-no-capability
    Scenario: A port without the capability does not isolate
      Given a root port without ACS
      When the kernel judges it
      Then it does not isolate

  Rule: A function is judged by who else is in its device

    @clause:acs-single-function
    Scenario Outline: A lone <kind> isolates
      Given this machine:
        """
        function: <kind>
        """
      When the kernel judges "function"
      Then it isolates

      Examples:
        | kind                |
        | endpoint            |
        | integrated endpoint |

    @clause:acs-multifunction
    Scenario Outline: One of two functions <which> <isolates>
      Given this machine:
        """
        function: integrated endpoint<controls>
        peer: integrated endpoint, function 1
        """
      When the kernel judges "function"
      Then it <isolates>

      Examples:
        | which                      | controls          | isolates         |
        | without ACS                |                   | does not isolate |
        | with every control off     | , ACS none        | does not isolate |
        | with the required controls | , ACS SV+RR+CR+UF | isolates         |

    @clause:acs-virtual-function
    Scenario: A virtual function counts as alone although it is not
      Given this machine:
        """
        PF: integrated endpoint
        """
      When the kernel judges "PF VF 0"
      Then it isolates
